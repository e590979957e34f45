import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Who accepted which version of the comment policy, and when first. */
@Entity('acceptances')
@ForeignKey('comment_policies', ['siteId', 'version'], ['siteId', 'version'], {
  name: 'acceptances_version_fkey',
})
export class Acceptance {
  /** The id of an account or of a guest. */
  @PrimaryColumn('uuid', { name: 'person', primaryKeyConstraintName: 'acceptances_pkey' })
  person: string;

  @PrimaryColumn('integer', { name: 'version', primaryKeyConstraintName: 'acceptances_pkey' })
  version: number;

  @Column('uuid', { name: 'site_id' })
  siteId: string;

  @Column('timestamptz', { name: 'accepted_at' })
  acceptedAt: Date;
}
