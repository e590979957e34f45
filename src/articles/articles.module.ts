import { Module } from '@nestjs/common';
import { ArticlesController } from './articles.controller.js';
import { HostArticle } from './host-article.js';

@Module({ controllers: [ArticlesController], providers: [HostArticle] })
export class ArticlesModule {}
