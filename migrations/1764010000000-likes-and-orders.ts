import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Likes, one a person and comment, and what the order by likes and the feed of a whole site are read from. */
export class LikesAndOrders1764010000000 implements MigrationInterface {
  name = 'LikesAndOrders1764010000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The person is an account or a guest: their ids never meet.
      CREATE TABLE likes (
        comment_id uuid NOT NULL CONSTRAINT likes_comment_fkey REFERENCES comments (id),
        person_id uuid NOT NULL,
        thread_id uuid NOT NULL CONSTRAINT likes_thread_fkey REFERENCES threads (id),
        CONSTRAINT likes_pkey PRIMARY KEY (comment_id, person_id)
      );
      -- A person's likes in a thread (GET /threads/{id}/mine and the article's page).
      CREATE INDEX likes_person ON likes (person_id, thread_id);
      ALTER TABLE comments ADD CONSTRAINT comments_likes CHECK (likes >= 0);
      -- A page of a thread's top-level comments, the most liked first, the older first among equals.
      CREATE INDEX comments_best ON comments (thread_id, (-likes), position) WHERE depth = 0 AND (status = 'published' OR visible_below > 0);
      -- The newest published comments of a site (its feeds).
      CREATE INDEX comments_recent ON comments (site_id, created_at) WHERE status = 'published' AND created_at IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX comments_recent, comments_best;
      ALTER TABLE comments DROP CONSTRAINT comments_likes;
      DROP TABLE likes;
      -- Nothing that was counted is left.
      UPDATE comments SET likes = 0 WHERE likes <> 0;
    `);
  }
}
