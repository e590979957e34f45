import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

@Entity('credentials')
@Check('credentials_kind', "kind IN ('session', 'api', 'guest')")
@Check(
  'credentials_subject',
  "(kind = 'guest') = (guest_id IS NOT NULL) AND (kind = 'guest') = (account_id IS NULL)",
)
export class Credential {
  @PrimaryColumn('bytea', { name: 'token_hash', primaryKeyConstraintName: 'credentials_pkey' })
  tokenHash: Buffer;

  @Column('uuid', { name: 'site_id' })
  @ForeignKey('sites', { name: 'credentials_site_fkey' })
  siteId: string;

  @Column('text')
  kind: 'session' | 'api' | 'guest';

  @Column('uuid', { name: 'account_id', nullable: true })
  @ForeignKey('accounts', { name: 'credentials_account_fkey' })
  accountId: string | null;

  @Column('uuid', { name: 'guest_id', nullable: true })
  @ForeignKey('guests', { name: 'credentials_guest_fkey' })
  guestId: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'parley_now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt: Date | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;
}
