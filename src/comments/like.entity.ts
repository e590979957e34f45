import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('likes')
@Index('likes_person', ['personId', 'threadId'])
export class Like {
  @PrimaryColumn('uuid', { name: 'comment_id', primaryKeyConstraintName: 'likes_pkey' })
  @ForeignKey('comments', { name: 'likes_comment_fkey' })
  commentId: string;

  /** An account or a guest. */
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'likes_pkey' })
  personId: string;

  @Column('uuid', { name: 'thread_id' })
  @ForeignKey('threads', { name: 'likes_thread_fkey' })
  threadId: string;
}
