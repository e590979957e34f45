import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

@Entity('sign_in_links')
export class SignInLink {
  @PrimaryColumn('bytea', { name: 'token_hash', primaryKeyConstraintName: 'sign_in_links_pkey' })
  tokenHash: Buffer;

  @Column('uuid', { name: 'account_id' })
  @ForeignKey('accounts', { name: 'sign_in_links_account_fkey' })
  accountId: string;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt: Date | null;
}
