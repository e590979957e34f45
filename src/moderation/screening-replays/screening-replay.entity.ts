import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ReplayTally } from './tally.rules.js';
import type { DraftSettings, SettingsInForce } from './replay-settings.js';

/** A look at what draft settings would have made of the comments that came: the settings, how far it is, the counts. */
@Entity('screening_replays')
@Check('screening_replays_state', "state IN ('waiting', 'running', 'done', 'failed')")
@Index('screening_replays_under_way', ['siteId'], {
  unique: true,
  where: "state IN ('waiting', 'running')",
})
export class ScreeningReplay {
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'screening_replays_pkey' })
  id: string;

  @Column('uuid', { name: 'site_id' })
  @ForeignKey('sites', { name: 'screening_replays_site_fkey' })
  siteId: string;

  @Column('integer')
  days: number;

  @Column('jsonb')
  draft: DraftSettings;

  @Column('jsonb', { name: 'in_force' })
  inForce: SettingsInForce;

  @Column('text')
  state: 'waiting' | 'running' | 'done' | 'failed';

  @Column('timestamptz', { name: 'after_at' })
  afterAt: Date;

  @Column('uuid', { name: 'after_id' })
  afterId: string;

  @Column('integer', { default: 0 })
  done: number;

  @Column('integer', { nullable: true })
  total: number | null;

  @Column('jsonb')
  tally: ReplayTally;

  @Column('integer', { default: 0 })
  failures: number;

  @Column('uuid', { name: 'created_by' })
  @ForeignKey('accounts', { name: 'screening_replays_created_by_fkey' })
  createdBy: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
