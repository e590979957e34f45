import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('sign_in_links')
@Check('sign_in_links_subject', '(account_id IS NULL) <> (sign_up_id IS NULL)')
@Index('sign_in_links_sign_up', ['signUpId'], { where: 'sign_up_id IS NOT NULL' })
export class SignInLink {
  @PrimaryColumn('bytea', { name: 'token_hash', primaryKeyConstraintName: 'sign_in_links_pkey' })
  tokenHash: Buffer;

  @Column('uuid', { name: 'account_id', nullable: true })
  @ForeignKey('accounts', { name: 'sign_in_links_account_fkey' })
  accountId: string | null;

  @Column('uuid', { name: 'sign_up_id', nullable: true })
  @ForeignKey('sign_ups', { name: 'sign_in_links_sign_up_fkey', onDelete: 'CASCADE' })
  signUpId: string | null;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt: Date | null;
}
