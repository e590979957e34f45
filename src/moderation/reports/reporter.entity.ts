import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** An account or a guest who has reported, or may not: the row that their reports take turns at. */
@Entity('reporters')
@Check(
  'reporters_mute',
  'num_nonnulls(muted_by, muted_at) IN (0, 2) AND (muted_at IS NOT NULL OR num_nonnulls(muted_until, mute_note) = 0)',
)
export class Reporter {
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'reporters_pkey' })
  personId: string;

  @Column('uuid', { name: 'site_id' })
  @ForeignKey('sites', { name: 'reporters_site_fkey' })
  siteId: string;

  @Column('uuid', { name: 'muted_by', nullable: true })
  @ForeignKey('accounts', { name: 'reporters_muted_by_fkey' })
  mutedBy: string | null;

  @Column('timestamptz', { name: 'muted_at', nullable: true })
  mutedAt: Date | null;

  @Column('timestamptz', { name: 'muted_until', nullable: true })
  mutedUntil: Date | null;

  @Column('text', { name: 'mute_note', nullable: true })
  muteNote: string | null;
}
