import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** When a person last posted in a thread that is in slow mode. */
@Entity('slow_mode_marks')
@Index('slow_mode_marks_age', ['postedAt'])
export class SlowModeMark {
  @PrimaryColumn('uuid', { name: 'thread_id', primaryKeyConstraintName: 'slow_mode_marks_pkey' })
  @ForeignKey('threads', { name: 'slow_mode_marks_thread_fkey' })
  threadId: string;

  @PrimaryColumn('text', { name: 'person', primaryKeyConstraintName: 'slow_mode_marks_pkey' })
  person: string;

  @Column('timestamptz', { name: 'posted_at' })
  postedAt: Date;
}
