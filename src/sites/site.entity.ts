import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A publication. Everything else belongs to one site. */
@Entity('sites')
@Unique('sites_key_key', ['key'])
export class Site {
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'sites_pkey' })
  id: string;

  @Column('text')
  key: string;

  @Column('text')
  name: string;

  @Column('text', { default: 'en' })
  locale: string;

  @Column('text', { name: 'time_zone', default: 'UTC' })
  timeZone: string;

  @Column('text', { name: 'default_editors_note', nullable: true })
  defaultEditorsNote: string | null;

  @Column('jsonb', { name: 'policy_links', default: [] })
  policyLinks: { label: string; href: string }[];

  @Column('text', { name: 'allowed_origins', array: true, default: '{}' })
  allowedOrigins: string[];

  @Column('jsonb', { default: {} })
  settings: Record<string, unknown>;

  /** Of its list of sections. */
  @Column('integer', { name: 'sections_version', default: 0 })
  sectionsVersion: number;

  /** Of its settings, name and locale among them. */
  @Column('integer', { name: 'settings_version', default: 0 })
  settingsVersion: number;

  /** Rises with whatever changes many pages of the site at once. */
  @Column('integer', { default: 1 })
  epoch: number;

  /** Its first admin has not said what it is. */
  @Column('boolean', { name: 'awaits_set_up', default: false })
  awaitsSetUp: boolean;

  @Column('timestamptz', { name: 'created_at', default: () => 'parley_now()' })
  createdAt: Date;
}
