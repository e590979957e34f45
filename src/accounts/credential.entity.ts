import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Role } from './viewer.js';

@Entity('credentials')
@Check('credentials_kind', "kind IN ('session', 'api', 'guest')")
@Check(
  'credentials_subject',
  "(kind = 'guest') = (guest_id IS NOT NULL) AND (kind = 'guest') = (account_id IS NULL)",
)
@Check('credentials_role', "role IN ('reader', 'moderator', 'publisher', 'admin')")
@Unique('credentials_id_key', ['id'])
@Index('credentials_account', ['accountId'], { where: 'account_id IS NOT NULL' })
@Index('credentials_tokens', { synchronize: false })
export class Credential {
  @PrimaryColumn('bytea', { name: 'token_hash', primaryKeyConstraintName: 'credentials_pkey' })
  tokenHash: Buffer;

  /** Names it without being it. */
  @Column('uuid')
  id: string;

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

  /** What an API token is for. */
  @Column('text', { nullable: true })
  name: string | null;

  /** The most that an API token may do; null: whatever its account may. */
  @Column('text', { nullable: true })
  role: Role | null;

  /** Of a session: opened by a mailed link. */
  @Column('boolean', { name: 'by_link', default: false })
  byLink: boolean;

  /** Of an API token, `YYYY-MM-DD` in UTC. */
  @Column('date', { name: 'last_used_on', nullable: true })
  lastUsedOn: string | null;
}
