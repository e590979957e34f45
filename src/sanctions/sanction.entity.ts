import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { SanctionKind, SubjectKind } from './standing.rules.js';

/** What a moderator imposed on an author. Never changed: what ends it early stands beside it. */
@Entity('sanctions')
@Check('sanctions_kind', "kind IN ('warn', 'hold', 'mute', 'ban')")
@Check('sanctions_subject_kind', "subject_kind IN ('account', 'guest', 'email', 'address')")
@Check('sanctions_warned', "kind <> 'warn' OR subject_kind IN ('account', 'guest')")
@Index('sanctions_subject', ['siteId', 'subjectKey'])
@Index('sanctions_list', ['siteId', 'id'])
@ForeignKey('comment_policy_rules', ['siteId', 'policyVersion', 'rule'], ['siteId', 'version', 'key'], {
  name: 'sanctions_rule_fkey',
})
export class Sanction {
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'sanctions_pkey' })
  id: string;

  @Column('uuid', { name: 'site_id' })
  @ForeignKey('sites', { name: 'sanctions_site_fkey' })
  siteId: string;

  @Column('text')
  kind: SanctionKind;

  @Column('text', { name: 'subject_kind' })
  subjectKind: SubjectKind;

  /** An id, or a keyed hash. */
  @Column('text', { name: 'subject_key' })
  subjectKey: string;

  @Column('text', { nullable: true })
  rule: string | null;

  @Column('integer', { name: 'policy_version', nullable: true })
  policyVersion: number | null;

  @Column('uuid', { name: 'imposed_by' })
  @ForeignKey('accounts', { name: 'sanctions_imposed_by_fkey' })
  imposedBy: string;

  @Column('timestamptz', { name: 'imposed_at' })
  imposedAt: Date;

  /** Null: for good. */
  @Column('timestamptz', { nullable: true })
  until: Date | null;

  @Column('uuid', { name: 'comment_id', nullable: true })
  @ForeignKey('comments', { name: 'sanctions_comment_fkey' })
  commentId: string | null;
}
