import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What ends a sanction before its time. */
@Entity('lifted_sanctions')
export class LiftedSanction {
  @PrimaryColumn('uuid', { name: 'sanction_id', primaryKeyConstraintName: 'lifted_sanctions_pkey' })
  @ForeignKey('sanctions', { name: 'lifted_sanctions_sanction_fkey' })
  sanctionId: string;

  @Column('uuid', { name: 'lifted_by' })
  @ForeignKey('accounts', { name: 'lifted_sanctions_account_fkey' })
  liftedBy: string;

  @Column('timestamptz', { name: 'lifted_at' })
  liftedAt: Date;
}
