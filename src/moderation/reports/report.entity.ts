import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** A reader's flag on a comment, as the comment was then. What became of it is told by the decisions. */
@Entity('reports')
@Check('reports_person_kind', "person_kind IN ('account', 'guest')")
@Check('reports_weight', 'weight > 0')
@Unique('reports_person_key', ['commentId', 'personId'])
@Index('reports_person', ['personId', 'createdAt', 'id'])
@Index('reports_person_thread', ['personId', 'threadId'])
@ForeignKey('comment_revisions', ['commentId', 'textRevision'], ['commentId', 'revision'], {
  name: 'reports_text_fkey',
})
export class Report {
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'reports_pkey' })
  id: string;

  @Column('uuid', { name: 'site_id' })
  @ForeignKey('sites', { name: 'reports_site_fkey' })
  siteId: string;

  @Column('uuid', { name: 'thread_id' })
  @ForeignKey('threads', { name: 'reports_thread_fkey' })
  threadId: string;

  @Column('uuid', { name: 'comment_id' })
  @ForeignKey('comments', { name: 'reports_comment_fkey' })
  commentId: string;

  @Column('integer', { name: 'on_revision' })
  onRevision: number;

  @Column('integer', { name: 'text_revision' })
  textRevision: number;

  @Column('text', { name: 'person_kind' })
  personKind: 'account' | 'guest';

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('text')
  reason: string;

  @Column('text', { nullable: true })
  text: string | null;

  @Column('numeric', { precision: 4, scale: 2 })
  weight: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
