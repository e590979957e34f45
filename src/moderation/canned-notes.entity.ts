import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** The notes that a site's moderators have ready. */
@Entity('canned_notes')
export class CannedNotes {
  @PrimaryColumn('uuid', { name: 'site_id', primaryKeyConstraintName: 'canned_notes_pkey' })
  @ForeignKey('sites', { name: 'canned_notes_site_fkey' })
  siteId: string;

  @Column('integer')
  version: number;

  @Column('jsonb')
  items: object[];
}
