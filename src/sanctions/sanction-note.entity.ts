import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A moderator's words on a sanction: apart from it, since sanctions hold no text. */
@Entity('sanction_notes')
export class SanctionNote {
  @PrimaryColumn('uuid', { name: 'sanction_id', primaryKeyConstraintName: 'sanction_notes_pkey' })
  @ForeignKey('sanctions', { name: 'sanction_notes_sanction_fkey' })
  sanctionId: string;

  @Column('text')
  note: string;
}
