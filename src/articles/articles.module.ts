import { Module } from '@nestjs/common';
import { ArticlesController } from './articles.controller.js';
import { CountsController } from './counts.controller.js';
import { HostArticle } from './host-article.js';
import { PatchArticle } from './patch-article.js';
import { PutArticle } from './put-article.js';

@Module({
  controllers: [ArticlesController, CountsController],
  providers: [HostArticle, PatchArticle, PutArticle],
})
export class ArticlesModule {}
