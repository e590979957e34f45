import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Role } from './viewer.js';

@Entity('accounts')
@Check('accounts_role', "role IN ('reader', 'moderator', 'publisher', 'admin')")
@Index('accounts_email', { synchronize: false })
@Index('accounts_list', ['siteId', 'id'])
@Index('accounts_by_role', ['siteId', 'role', 'id'])
@Index('accounts_name', { synchronize: false })
export class Account {
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'accounts_pkey' })
  id: string;

  @Column('uuid', { name: 'site_id' })
  @ForeignKey('sites', { name: 'accounts_site_fkey' })
  siteId: string;

  @Column('text')
  email: string;

  @Column('text')
  name: string;

  @Column('text')
  role: Role;

  /** Argon2id; null for one who signs in by mailed links alone. */
  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash: string | null;

  /** Whether the role counts in the sections of `account_sections` only. */
  @Column('boolean', { name: 'limited_to_sections', default: false })
  limitedToSections: boolean;

  @Column('timestamptz', { name: 'created_at', default: () => 'parley_now()' })
  createdAt: Date;
}
