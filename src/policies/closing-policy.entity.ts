import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Every version ever set of a level's closing policy; the highest is in force. */
@Entity('closing_policies')
@Check('closing_policies_level', "level IN ('site', 'section', 'article')")
export class ClosingPolicyVersion {
  @Column('uuid', { name: 'site_id' })
  @ForeignKey('sites', { name: 'closing_policies_site_fkey' })
  siteId: string;

  @PrimaryColumn('uuid', { name: 'subject_id', primaryKeyConstraintName: 'closing_policies_pkey' })
  subjectId: string;

  @PrimaryColumn('text', { name: 'level', primaryKeyConstraintName: 'closing_policies_pkey' })
  level: string;

  @PrimaryColumn('integer', { name: 'version', primaryKeyConstraintName: 'closing_policies_pkey' })
  version: number;

  @Column('jsonb')
  policy: object;

  @Column('uuid', { name: 'set_by', nullable: true })
  @ForeignKey('accounts', { name: 'closing_policies_set_by_fkey' })
  setBy: string | null;

  @Column('timestamptz', { name: 'set_at' })
  setAt: Date;
}
