import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** When posts of the last minute came from an address. */
@Entity('address_marks')
@Index('address_marks_age', ['postedAt'])
export class AddressMark {
  @PrimaryColumn('uuid', { name: 'site_id', primaryKeyConstraintName: 'address_marks_pkey' })
  @ForeignKey('sites', { name: 'address_marks_site_fkey' })
  siteId: string;

  /** A keyed hash. */
  @PrimaryColumn('text', { name: 'address', primaryKeyConstraintName: 'address_marks_pkey' })
  address: string;

  @Column('timestamptz', { array: true })
  posts: Date[];

  @Column('timestamptz', { name: 'posted_at' })
  postedAt: Date;
}
