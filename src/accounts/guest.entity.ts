import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Who comments without an account: a token held by a browser. The name and e-mail typed prove nothing. */
@Entity('guests')
@Index('guests_name', { synchronize: false })
@Index('guests_email', { synchronize: false })
export class Guest {
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'guests_pkey' })
  id: string;

  @Column('uuid', { name: 'site_id' })
  @ForeignKey('sites', { name: 'guests_site_fkey' })
  siteId: string;

  @Column('text')
  name: string;

  @Column('text', { nullable: true })
  email: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'parley_now()' })
  createdAt: Date;
}
