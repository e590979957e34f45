import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** A part of a site, such as Politics or Sport: a level at which policies and roles can differ. */
@Entity('sections')
@Unique('sections_key_key', ['siteId', 'key'])
export class Section {
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'sections_pkey' })
  id: string;

  @Column('uuid', { name: 'site_id' })
  @ForeignKey('sites', { name: 'sections_site_fkey' })
  siteId: string;

  @Column('text')
  key: string;

  @Column('text')
  name: string;

  @Column('integer')
  ordinal: number;
}
