import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Every version ever set of a level's moderation mode; the highest is in force. */
@Entity('moderation_modes')
@Check('moderation_modes_level', "level IN ('site', 'section')")
@Check('moderation_modes_mode', "mode IN ('after', 'newcomers', 'before')")
export class ModerationModeVersion {
  @Column('uuid', { name: 'site_id' })
  @ForeignKey('sites', { name: 'moderation_modes_site_fkey' })
  siteId: string;

  @PrimaryColumn('uuid', { name: 'subject_id', primaryKeyConstraintName: 'moderation_modes_pkey' })
  subjectId: string;

  @PrimaryColumn('text', { name: 'level', primaryKeyConstraintName: 'moderation_modes_pkey' })
  level: string;

  @PrimaryColumn('integer', { name: 'version', primaryKeyConstraintName: 'moderation_modes_pkey' })
  version: number;

  @Column('text', { nullable: true })
  mode: string | null;

  @Column('timestamptz', { nullable: true })
  until: Date | null;

  @Column('uuid', { name: 'set_by', nullable: true })
  @ForeignKey('accounts', { name: 'moderation_modes_set_by_fkey' })
  setBy: string | null;

  @Column('timestamptz', { name: 'set_at' })
  setAt: Date;
}
