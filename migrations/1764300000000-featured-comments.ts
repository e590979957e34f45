import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The comments of a discussion that stand before it. */
export class FeaturedComments1764300000000 implements MigrationInterface {
  name = 'FeaturedComments1764300000000';

  async up(runner: QueryRunner): Promise<void> {
    // The last ones that were featured in a thread: few of very many.
    await runner.query(
      `CREATE INDEX comments_featured ON comments (thread_id, featured_at) WHERE featured_at IS NOT NULL AND status = 'published'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX comments_featured');
  }
}
