import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** When a person last posted in a site. */
@Entity('person_marks')
@Index('person_marks_age', ['postedAt'])
export class PersonMark {
  @PrimaryColumn('uuid', { name: 'site_id', primaryKeyConstraintName: 'person_marks_pkey' })
  @ForeignKey('sites', { name: 'person_marks_site_fkey' })
  siteId: string;

  @PrimaryColumn('text', { name: 'person', primaryKeyConstraintName: 'person_marks_pkey' })
  person: string;

  @Column('timestamptz', { name: 'posted_at' })
  postedAt: Date;
}
