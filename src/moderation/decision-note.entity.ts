import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A moderator's words on a decision: apart from it, since decisions hold no text. */
@Entity('decision_notes')
export class DecisionNote {
  @PrimaryColumn('uuid', { name: 'decision_id', primaryKeyConstraintName: 'decision_notes_pkey' })
  @ForeignKey('decisions', { name: 'decision_notes_decision_fkey' })
  decisionId: string;

  @Column('text')
  note: string;
}
