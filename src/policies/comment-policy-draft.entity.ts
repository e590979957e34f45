import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { PolicyRule } from './read-comment-policy.js';

/** The next version of a site's comment policy, as long as it is not published. */
@Entity('comment_policy_drafts')
@Check('comment_policy_drafts_acceptance', "acceptance IN ('implied', 'explicit')")
export class CommentPolicyDraft {
  @PrimaryColumn('uuid', { name: 'site_id', primaryKeyConstraintName: 'comment_policy_drafts_pkey' })
  @ForeignKey('sites', { name: 'comment_policy_drafts_site_fkey' })
  siteId: string;

  @Column('text')
  title: string;

  @Column('text')
  body: string;

  @Column('text')
  acceptance: 'implied' | 'explicit';

  @Column('jsonb')
  rules: PolicyRule[];

  @Column('uuid', { name: 'saved_by' })
  @ForeignKey('accounts', { name: 'comment_policy_drafts_saved_by_fkey' })
  savedBy: string;

  @Column('timestamptz', { name: 'saved_at' })
  savedAt: Date;
}
