import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('text_fingerprints')
@Index('text_fingerprints_age', ['postedAt'])
export class TextFingerprint {
  @PrimaryColumn('uuid', { name: 'thread_id', primaryKeyConstraintName: 'text_fingerprints_pkey' })
  @ForeignKey('threads', { name: 'text_fingerprints_thread_fkey' })
  threadId: string;

  @PrimaryColumn('text', { name: 'person', primaryKeyConstraintName: 'text_fingerprints_pkey' })
  person: string;

  @PrimaryColumn('bytea', { name: 'text_hash', primaryKeyConstraintName: 'text_fingerprints_pkey' })
  textHash: Buffer;

  @Column('timestamptz', { name: 'posted_at' })
  postedAt: Date;
}
