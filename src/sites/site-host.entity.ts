import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

@Entity('site_hosts')
export class SiteHost {
  @PrimaryColumn('text', { name: 'host', primaryKeyConstraintName: 'site_hosts_pkey' })
  host: string;

  @Column('uuid', { name: 'site_id' })
  @ForeignKey('sites', { name: 'site_hosts_site_fkey' })
  siteId: string;
}
