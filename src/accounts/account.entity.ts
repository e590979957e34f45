import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Role } from './permissions.rules.js';

@Entity('accounts')
@Check('accounts_role', "role IN ('reader', 'moderator', 'publisher', 'admin')")
@Index('accounts_email', { synchronize: false })
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

  @Column('timestamptz', { name: 'created_at', default: () => 'parley_now()' })
  createdAt: Date;
}
