import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A section that an account's role is limited to. */
@Entity('account_sections')
export class AccountSection {
  @PrimaryColumn('uuid', { name: 'account_id', primaryKeyConstraintName: 'account_sections_pkey' })
  @ForeignKey('accounts', { name: 'account_sections_account_fkey' })
  accountId: string;

  @PrimaryColumn('uuid', { name: 'section_id', primaryKeyConstraintName: 'account_sections_pkey' })
  @ForeignKey('sections', { name: 'account_sections_section_fkey', onDelete: 'CASCADE' })
  sectionId: string;
}
