import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Attempts counted until an instant; the key is a keyed hash. */
@Entity('rate_limits')
@Index('rate_limits_age', ['endsAt'])
export class RateLimit {
  @PrimaryColumn('text', { name: 'key', primaryKeyConstraintName: 'rate_limits_pkey' })
  key: string;

  @Column('integer')
  count: number;

  @Column('timestamptz', { name: 'ends_at' })
  endsAt: Date;
}
