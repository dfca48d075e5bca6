import type { Words } from './words.ts';

export const english: Words = {
  items: [
    'Fjord oak desk',
    'Pine bookcase',
    'Lantern floor lamp',
    'Harbour two-seater sofa',
    'Brass reading lamp',
    'Linen curtains',
    'Walnut bedside table',
    'Dune wool rug',
    'Kitchen trolley',
    'set of four dining chairs',
  ],
  cities: ['Bristol', 'Leeds', 'Hamburg', 'Dublin', 'Boston', 'Manchester', 'Lyon', 'Brighton'],
  topics: [
    {
      subjects: ['Where is my order {order}?', 'Delivery of {order}', 'Order {order} not arrived'],
      asks: [
        'I ordered a {item} and was told it would be here by {date}. Nothing has come and the tracking page has not moved for three days. Could you find out where it is?',
        'My order {order} still says "in transit". When will the {item} get to {city}?',
        'The courier says the {item} was delivered on {date}, but nobody in the house has seen it. Can you check, please?',
      ],
      answers: [
        'I am sorry for the wait. The parcel was held at the depot in {city} and is back on its way; the carrier now expects to deliver it by {date}. I have asked them to text you an hour before.',
        'The {item} left our warehouse yesterday. It travels on a two-person van to {city}, so it shows fewer scans than a parcel does. You should have it by {date}.',
        'Thank you for telling us. I have opened a trace with the carrier for {order} and will come back to you by {date}. If it is not found by then we will send a new one at no cost.',
      ],
      further: [
        'Could it be left with a neighbour? Nobody is at home before six.',
        'Is there any chance of a Saturday delivery?',
      ],
      furtherAnswers: [
        'Of course, I have added that as a note for the driver.',
        'Yes, I have moved it to Saturday between 9 and 1. You will get a text from the carrier.',
      ],
    },
    {
      subjects: ['Return of {item}', 'I would like to send back order {order}', 'Return label for {order}'],
      asks: [
        'The {item} is lovely but too big for the room. How do I send it back, and who pays for the collection?',
        'I would like to return the {item} from order {order}. It is unused and still in its box.',
        'I asked for a return label last week and have not had one. My order is {order}.',
      ],
      answers: [
        'No trouble at all: you have 60 days. I have booked a collection for {date}; please leave the {item} in its packaging by the door. The refund follows three working days after it reaches us.',
        'Gladly. The {item} will be collected on {date}, free of charge, and {order} is refunded as soon as it is back in our warehouse.',
        'I have emailed the label for {order} to you just now. Any drop-off point of the carrier will take it, and we pay for the return.',
      ],
      further: ['How long does the refund take to reach my card?', 'I no longer have the box. Is that a problem?'],
      furtherAnswers: [
        'Three to five working days after the item is booked in; your bank may need one more.',
        'That is fine. A blanket and some tape will do, and the driver carries a bag for cushions.',
      ],
    },
    {
      subjects: ['Broken on arrival: {item}', 'The lamp arrived broken', 'Damaged {item}, order {order}'],
      asks: [
        'The {item} arrived this morning with a crack along one side. The box was already dented. I can send pictures.',
        'I unpacked the Brass reading lamp and the glass shade is in pieces. What happens now?',
        'One leg of the {item} is split. I am rather disappointed, as this is the second time.',
      ],
      answers: [
        'I am very sorry. There is no need to send anything back: a new {item} leaves us tomorrow and should reach {city} by {date}.',
        'I am sorry about the shade. A new one is packed already and will be with you by {date}; no need to send the pieces back.',
        'That should not happen once, let alone twice. I have ordered the part and it will be with you by {date}. If you would rather have your money back, just say so.',
      ],
      further: ['What should I do with the broken one?', 'Can I have the money back instead?'],
      furtherAnswers: [
        'Please keep it until the new one is there; after that your recycling centre will take it.',
        'Certainly. I have refunded {order} in full just now.',
      ],
    },
    {
      subjects: ['Invoice for {order}', 'Wrong name on the invoice', 'Charged twice for {order}?'],
      asks: [
        'Could you send me an invoice with VAT for order {order}? Our accountant needs it by {date}.',
        'The invoice for {order} shows my private address. It should be made out to the company.',
        'I think I was charged twice for the {item}. There are two amounts on my statement.',
      ],
      answers: [
        'The invoice is attached. You can also find all of them in your account under "Orders".',
        'I have corrected the address and attached the new invoice. The old one is cancelled.',
        'You were not charged twice: one of the two is a reservation, which your bank releases within five days. If it is still there on {date}, write to me and I will call them.',
      ],
      further: ['Could the order number of our side be on it as well?', 'Does it show the tax on delivery separately?'],
      furtherAnswers: [
        'Yes, I have added it and sent the invoice again.',
        'It does, in the second line from the bottom.',
      ],
    },
    {
      subjects: ['Missing screws', 'Instructions for {item}', 'Step 7 of the {item}'],
      asks: [
        'I am half-way through building the {item} and bag C with the long screws is not there.',
        'The {item} came without instructions. Is there a PDF somewhere?',
        'Step 7 of the {item} makes no sense to me: the holes on the left side do not line up.',
      ],
      answers: [
        'How annoying, half-way through! Bag C is in the post today, first class, and should be with you by {date}.',
        'The instructions are attached. There is also a short film of the assembly on the page of the {item}.',
        'You are not the first to trip over step 7: the panel is the wrong way round in the drawing. Turn it by 180 degrees and the holes will meet.',
      ],
      further: ['Can I use it until then, or will it wobble?', 'Do you also offer assembly at home?'],
      furtherAnswers: [
        'I would wait: without those screws the back is not held.',
        'Yes, from {city} and thirty miles around. I can book a fitter for {date}.',
      ],
    },
    {
      subjects: ['Is the {item} in stock?', 'Size of the {item}', 'Which bulb for the reading lamp?'],
      asks: [
        'Is the {item} still in stock, and how long would it take to {city}?',
        'What are the exact measurements of the {item}? It has to fit into 82 cm.',
        'Which bulb does the Brass reading lamp take? And can it be dimmed?',
      ],
      answers: [
        'We have eleven left. If you order today it would reach {city} by {date}.',
        'It is 79.5 cm wide without the handles and 81 cm with them, so it will just fit.',
        'It takes an E27 bulb of up to 40 watts. With a bulb that can be dimmed, yes.',
      ],
      further: ['Do you have it in a darker wood as well?', 'Could you keep one for me until Friday?'],
      furtherAnswers: ['In walnut, from next month.', 'I have put one aside in your name until Friday evening.'],
    },
    {
      subjects: ['Change of address for {order}', 'Can I still change order {order}?', 'Cancel order {order}'],
      asks: [
        'We are moving earlier than planned. Can {order} go to our new address in {city}?',
        'I chose the wrong colour. Can you still change it on {order}?',
        'Please cancel {order}, I ordered the {item} twice by mistake.',
      ],
      answers: [
        'Done: {order} now goes to {city}. The date of delivery moves to {date}.',
        'You caught it in time, it had not been packed. The colour is changed and you will get a new confirmation.',
        'The second one is cancelled and the money is on its way back to you.',
      ],
      further: ['Will I get a new confirmation?', 'Does the voucher still count?'],
      furtherAnswers: ['It has just been sent.', 'Yes, it stays on the order.'],
    },
  ],
  greetings: ['Hello,', 'Hi there,', 'Good day,', 'Dear team,', 'Hi,'],
  agentGreetings: ['Hello {name},', 'Hi {name},', 'Dear {name},'],
  closings: ['Many thanks,\n{name}', 'Best wishes,\n{name}', 'Kind regards,\n{name}', 'Thanks,\n{name}'],
  agentClosings: ['Best wishes,\n{agent}\nHarbour & Pine', 'Kind regards,\n{agent}\nHarbour & Pine customer care'],
  hellos: ['Hi, is anyone there?', 'Hello!', 'Hi, quick question', 'Hello, are you there?'],
  agentHellos: ['Hello, this is {agent}. I am having a look.', 'Hi {name}, {agent} here. One moment, please.'],
  thanks: ['That is great, thank you!', 'Perfect, thanks for the quick help.', 'Thank you, that answers it.'],
  welcomes: ['You are welcome. Have a good day!', 'With pleasure. Do write again if anything comes up.'],
  acknowledgement:
    'Thank you for writing to Harbour & Pine. Your message has arrived and one of us will answer it, usually within a few hours. This note was sent by a machine; there is no need to reply.',
  acknowledgementSubject: 'We have your message',
  joined: '{agent} has joined the chat',
  unhappy: ['Is anybody reading this?', 'I have been waiting for quite some time now.', 'Any news?'],
};
