import { Controller, Get, Header, Param } from '@nestjs/common';
import { Requires, SignedIn, Site } from '../../accounts/request-context.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { Documented } from '../../platform/http/documented.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { CARD_EXAMPLES } from './card.examples.js';
import { ReadCard } from './read-card.js';

/** Everything about one comment, for who judges it. */
@Controller('api/v1/moderation')
export class CardController {
  constructor(private readonly readCard: ReadCard) {}

  @Get('items/:id')
  @Requires('decide on comments')
  @Documented({
    does: 'Shows the card of an item',
    more: 'The comment with its texts and what each check said of them, what was decided on it and why, its author, its parent and article, the reports, and the rules that a rejection may cite. Looking at an item that one has in hand renews the claim.',
    answers: { says: 'The card', examples: CARD_EXAMPLES },
  })
  @Header('cache-control', 'private, no-store')
  item(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') itemId: string,
  ): Promise<object> {
    return this.readCard.ofItem({ site, by }, itemId);
  }

  @Get('comments/:id')
  @Requires('decide on comments')
  @Documented({
    does: 'Shows the card of a comment',
    more: 'As that of an item, also where nothing waits: `item` is null then.',
    answers: { says: 'The card', examples: CARD_EXAMPLES },
  })
  @Header('cache-control', 'private, no-store')
  comment(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') commentId: string,
  ): Promise<object> {
    return this.readCard.ofComment({ site, by }, commentId);
  }
}
