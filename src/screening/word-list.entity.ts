import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

@Entity('word_lists')
export class WordList {
  @PrimaryColumn('uuid', { name: 'site_id', primaryKeyConstraintName: 'word_lists_pkey' })
  @ForeignKey('sites', { name: 'word_lists_site_fkey' })
  siteId: string;

  @Column('integer')
  version: number;

  @Column('text', { array: true })
  held: string[];

  @Column('text', { array: true })
  refused: string[];
}
