import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** What colleagues should know of an author. */
@Entity('author_notes')
@Index('author_notes_list', ['authorId', 'id'])
export class AuthorNote {
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'author_notes_pkey' })
  id: string;

  @Column('uuid', { name: 'site_id' })
  @ForeignKey('sites', { name: 'author_notes_site_fkey' })
  siteId: string;

  /** An account's or a guest's. */
  @Column('uuid', { name: 'author_id' })
  authorId: string;

  @Column('text')
  text: string;

  @Column('uuid', { name: 'written_by' })
  @ForeignKey('accounts', { name: 'author_notes_account_fkey' })
  writtenBy: string;

  @Column('timestamptz', { name: 'written_at' })
  writtenAt: Date;
}
