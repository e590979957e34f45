import { Module } from '@nestjs/common';
import { ReplaceWordLists } from './replace-word-lists.js';
import { WordListsController } from './word-lists.controller.js';

@Module({ controllers: [WordListsController], providers: [ReplaceWordLists], exports: [ReplaceWordLists] })
export class ScreeningModule {}
