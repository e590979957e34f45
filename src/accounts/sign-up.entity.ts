import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Who asked for an account and has not shown yet that the address is theirs. */
@Entity('sign_ups')
@Index('sign_ups_age', ['createdAt'])
export class SignUp {
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'sign_ups_pkey' })
  id: string;

  @Column('uuid', { name: 'site_id' })
  @ForeignKey('sites', { name: 'sign_ups_site_fkey' })
  siteId: string;

  @Column('text')
  email: string;

  @Column('text')
  name: string;

  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash: string | null;

  /** Of what the browser that signed up keeps. */
  @Column('bytea', { name: 'proof_hash', nullable: true })
  proofHash: Buffer | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'parley_now()' })
  createdAt: Date;
}
