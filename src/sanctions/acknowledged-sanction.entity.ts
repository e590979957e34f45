import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** When the author of whom it is has read a warning. */
@Entity('acknowledged_sanctions')
export class AcknowledgedSanction {
  @PrimaryColumn('uuid', { name: 'sanction_id', primaryKeyConstraintName: 'acknowledged_sanctions_pkey' })
  @ForeignKey('sanctions', { name: 'acknowledged_sanctions_sanction_fkey' })
  sanctionId: string;

  @Column('timestamptz', { name: 'acknowledged_at' })
  acknowledgedAt: Date;
}
