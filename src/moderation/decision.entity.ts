import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity('decisions')
@Check('decisions_action', "action IN ('approve', 'reject', 'spam', 'restore')")
@Check('decisions_reject_rule', "action <> 'reject' OR (rule IS NOT NULL AND policy_version IS NOT NULL)")
@Index('decisions_period', ['siteId', 'decidedAt'])
@Unique('decisions_revision_key', ['commentId', 'onRevision'])
@ForeignKey('comment_policy_rules', ['siteId', 'policyVersion', 'rule'], ['siteId', 'version', 'key'], {
  name: 'decisions_rule_fkey',
})
export class Decision {
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'decisions_pkey' })
  id: string;

  @Column('uuid', { name: 'site_id' })
  @ForeignKey('sites', { name: 'decisions_site_fkey' })
  siteId: string;

  @Column('uuid', { name: 'comment_id' })
  @ForeignKey('comments', { name: 'decisions_comment_fkey' })
  commentId: string;

  @Column('text')
  action: string;

  @Column('text', { nullable: true })
  rule: string | null;

  @Column('integer', { name: 'policy_version', nullable: true })
  policyVersion: number | null;

  @Column('uuid', { name: 'decided_by' })
  @ForeignKey('accounts', { name: 'decisions_account_fkey' })
  decidedBy: string;

  @Column('timestamptz', { name: 'decided_at' })
  decidedAt: Date;

  @Column('integer', { name: 'on_revision' })
  onRevision: number;

  @Column('text', { name: 'status_before' })
  statusBefore: string;

  @Column('text', { name: 'status_after' })
  statusAfter: string;
}
