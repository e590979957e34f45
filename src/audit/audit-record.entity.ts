import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('audit_records')
@Check('audit_records_actor', "actor IN ('account', 'guest', 'console')")
@Index('audit_records_order', ['siteId', 'at', 'id'])
@Index('audit_records_action', ['siteId', 'action', 'at', 'id'])
@Index('audit_records_by_actor', ['actorId', 'at', 'id'], { where: 'actor_id IS NOT NULL' })
@Index('audit_records_subject', ['subjectId', 'at', 'id'])
export class AuditRecord {
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'audit_records_pkey' })
  id: string;

  @Column('uuid', { name: 'site_id' })
  @ForeignKey('sites', { name: 'audit_records_site_fkey' })
  siteId: string;

  @Column('timestamptz')
  at: Date;

  @Column('text')
  actor: 'account' | 'guest' | 'console';

  @Column('uuid', { name: 'actor_id', nullable: true })
  actorId: string | null;

  @Column('text')
  action: string;

  @Column('text', { name: 'subject_kind' })
  subjectKind: string;

  @Column('uuid', { name: 'subject_id' })
  subjectId: string;

  @Column('jsonb', { default: {} })
  detail: object;
}
