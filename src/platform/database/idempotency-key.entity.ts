import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('idempotency_keys')
@Index('idempotency_keys_age', ['createdAt'])
export class IdempotencyKey {
  @PrimaryColumn('uuid', { name: 'site_id', primaryKeyConstraintName: 'idempotency_keys_pkey' })
  @ForeignKey('sites', { name: 'idempotency_keys_site_fkey' })
  siteId: string;

  @PrimaryColumn('text', { name: 'scope', primaryKeyConstraintName: 'idempotency_keys_pkey' })
  scope: string;

  @PrimaryColumn('text', { name: 'key', primaryKeyConstraintName: 'idempotency_keys_pkey' })
  key: string;

  @Column('bytea', { name: 'body_hash' })
  bodyHash: Buffer;

  @Column('uuid', { name: 'created_id' })
  createdId: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'parley_now()' })
  createdAt: Date;
}
