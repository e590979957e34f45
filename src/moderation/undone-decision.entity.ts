import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What supersedes a decision by what was before it. */
@Entity('undone_decisions')
export class UndoneDecision {
  @PrimaryColumn('uuid', { name: 'decision_id', primaryKeyConstraintName: 'undone_decisions_pkey' })
  @ForeignKey('decisions', { name: 'undone_decisions_decision_fkey' })
  decisionId: string;

  @Column('uuid', { name: 'undone_by' })
  @ForeignKey('accounts', { name: 'undone_decisions_account_fkey' })
  undoneBy: string;

  @Column('timestamptz', { name: 'undone_at' })
  undoneAt: Date;
}
