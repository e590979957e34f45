import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** How far a test has moved the clock. Empty outside of tests. */
@Entity('clock_offset')
@Check('clock_offset_one', 'one')
export class ClockOffset {
  @PrimaryColumn('boolean', { default: true, primaryKeyConstraintName: 'clock_offset_pkey' })
  one: boolean;

  @Column('interval')
  ahead: string;
}
