import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

@Entity('comment_policy_rules')
@ForeignKey('comment_policies', ['siteId', 'version'], ['siteId', 'version'], {
  name: 'comment_policy_rules_version_fkey',
})
export class CommentPolicyRule {
  @PrimaryColumn('uuid', { name: 'site_id', primaryKeyConstraintName: 'comment_policy_rules_pkey' })
  siteId: string;

  @PrimaryColumn('integer', { name: 'version', primaryKeyConstraintName: 'comment_policy_rules_pkey' })
  version: number;

  @PrimaryColumn('text', { name: 'key', primaryKeyConstraintName: 'comment_policy_rules_pkey' })
  key: string;

  @Column('integer')
  ordinal: number;

  @Column('text')
  title: string;

  @Column('text')
  text: string;
}
