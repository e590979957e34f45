import { Module } from '@nestjs/common';
import { ArticlesController } from './articles.controller.js';
import { CountsController } from './counts.controller.js';
import { HostArticle } from './host-article.js';

@Module({ controllers: [ArticlesController, CountsController], providers: [HostArticle] })
export class ArticlesModule {}
