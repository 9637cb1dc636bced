using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Satark.Board;
using Satark.Cases;
using Satark.Escalation;
using Satark.HandingOver;
using Satark.Intake;
using Satark.Messaging;
using Satark.Notifications;
using Satark.Notifications.Answering;
using Satark.Notifications.Notices;
using Satark.Notifications.Sharing;
using Satark.Notifications.Templates;
using Satark.Notifications.Together;
using Satark.Partners;
using Satark.Privacy;
using Satark.Reads;
using Satark.Roster;
using Satark.Roster.Duty;
using Satark.Roster.Sheets;
using Satark.Roster.Verifying;
using Satark.Roster.Watching;
using Satark.Searching;
using Satark.Support;
using Satark.Tips;
using Satark.Tips.Receiving;
using Satark.Tips.Telling;
using Satark.Watching;

namespace Satark.Tests;

/// <summary>The whole domain over a store in memory, with a clock that the test turns, people, agencies and channels that record.</summary>
internal sealed class World : IDisposable
{
    private static readonly MessageTemplates Templates = new(() => new Uri("https://satark.test"), new HelplineOptions());

    public World(double scale = 1, ILogger<Dispatcher>? log = null, bool agencies = true, CallingOptions? calling = null, Satark.Escalation.Storms.StormOptions? storms = null, LanePlaces? lanes = null)
    {
        Store = new MemoryStore(Clock);
        Pace = new Pace(scale);
        Book = new CaseBook(Store, Keys, Pace, Clock);
        Codes = new CodeBook(Store);
        Persons = new PersonMarks(Keys);
        Officers = new Officers(Store);
        Directory = new AgencyDirectory(agencies ? Agencies : new AgencyOptions());
        Duty = new DutyBook(Store, Officers, Clock);
        var contacts = new AgencyContacts(Directory, Duty);
        Board = new BoardIndex(Store, Clock);
        Submit = new SubmitAlert(Store, Keys, Book, Codes, Persons, NullLogger<SubmitAlert>.Instance);
        Finds = new OpenOwnFind(Store, Keys, Book, Codes, Persons, Partners);
        Merge = new MergeCall(Store, Book, Persons);
        Refused = new RefusedAlerts(Store, Keys, Book, Codes, Persons, Desk);
        Links = new Links(Store, Keys, Clock);
        Storms = new Satark.Escalation.Storms.StormBook(Store, Book, Officers, NullLogger<Satark.Escalation.Storms.StormBook>.Instance, storms);
        var compose = Compose = new ComposeMessage(Templates, Links, new BriefState(Book, new DeskOptions { Phone = "+911234567890" }, Officers), new Installation(false), Clock, storms: Storms);
        Synthetic = new SyntheticRuns(Store, Clock);
        Index = new SearchIndex(Store, Keys, Book);
        IChannel[] channels = [new SyntheticChannel(), Voice, Sms, WhatsApp, Mail, Webhook, new DeskChannel(Desk, Book)];
        var next = new NextChannel(Store, Book, Duty);
        Record = new RecordDelivery(Store, Book, Keys, Links);
        Confirm = new ConfirmDelivery(Record);
        Contacts = new ContactVerification(Store, Keys, Officers, Duty);
        Answers = new AnswerCall(Store, Book, Officers, Contacts, Links, Record, Confirm);
        Auditor = new Auditor(Store, Book, Board, NullLogger<Auditor>.Instance);
        var places = Locator.Of(Book, Analyzer);
        MediaBox = new TipMediaBox(Media, Keys);
        var keep = new KeepTipMedia(Store, Keys, Book, MediaBox);
        Words = new WaitingWords(Store, Book);
        Counter = new RequestCounter(Store);
        Tips = new TipDesk(new ReceiveTip(Store, Keys, Book, Codes, NullLogger<ReceiveTip>.Instance), keep, Words);
        EndSynthetic = new EndSynthetic(Store, Book, Keys, Erase = new EraseCase(Store, Book, Keys, MediaBox, Index), Synthetic, NullLogger<EndSynthetic>.Instance);
        var watch = new WatchDuty(Store, Duty, Officers, Board, NullLogger<WatchDuty>.Instance);
        Import = new ImportRoster(Store, Officers, watch);
        Reads = new ReadBook(Store, Book, Duty);
        Searches = new SearchBook(Store, Duty, Reads);
        Search = new SearchCases(Store, Book, Index, Searches, Keys);
        Weekly = new WeeklyReading(Store, Reads, Searches, Book, Officers, Duty);
        var weekly = Weekly;
        var holders = new Satark.Escalation.Newcomers.AskHolder(Store, Book, Duty);
        MessageRoute[] routes =
        [
            new(Errands.IndexReading, Reads.IndexAsync),
            new(Errands.TellReading, weekly.TellAsync),
            new(Errands.ShowCase, new ShowCase(Book, Board, Desk, Synthetic).HandleAsync),
            new(Errands.ClimbLadder, new ClimbLadder(Store, Book, new Callees(Officers, Duty, Desk, Board), places, NullLogger<ClimbLadder>.Instance, new BeforeFirstCall(Storms, holders, NullLogger<BeforeFirstCall>.Instance)).HandleAsync),
            new(Errands.LapseLease, new LapseLease(Book).HandleAsync),
            new(Errands.MindStorm, Storms.MindAsync),
            new(Errands.JoinStorm, Storms.JoinAsync),
            new(Errands.AskHolder, holders.HandleAsync),
            new(Errands.LapseAsk, holders.LapseAsync),
            new(Errands.CallAgency, new CallAgency(Store, Book, contacts).HandleAsync),
            new(Errands.ChaseHandOver, new ChaseHandOver(Book).HandleAsync),
            new(Errands.TellAgencies, new TellAgencies(Store, Book, contacts, Duty).HandleAsync),
            new(Errands.Deliver, Delivering.Assembled.Of(Store, Book, compose, new ComposeTogether(Templates, compose, Links, new Installation(false), Clock), channels, Record, Officers, Synthetic, Clock, Keys, calling, Rooms = new Satark.Notifications.Sharing.ChannelRooms(Clock, lanes ?? new LanePlaces(32, 16, 2))).HandleAsync),
            new(Errands.TryNextChannel, next.HandleAsync),
            new(Errands.RouteCase, places.HandleAsync),
            new(Errands.IndexCase, new IndexCase(Store, Book, new CaseIndex(Store), Index, Synthetic).HandleAsync),
            new(Errands.TellPartner, (_, _) => Task.CompletedTask),
            new(Errands.RouteTyped, Finds.HandleAsync),
            new(Errands.CarryOver, Merge.HandleAsync),
            new(Errands.LinkCase, new LinkCase(Book).HandleAsync),
            new(Errands.AskPartner, new AskPartner(Store, Book, Partners, new ComposeQuestion(Book, Partners, new MailThreads(Keys), new InboundMailOptions(), new Installation(false), Clock)).HandleAsync),
            new(Errands.OfferCase, (Offers = new OfferCases(Book, Board, Duty)).HandleAsync),
            new(Errands.TellSuccessor, new TellSuccessor(Store, Book, Duty).HandleAsync),
            new(Errands.WatchDuty, watch.HandleAsync),
            new(Errands.SendNotice, new SendNotice(Store, Keys, compose, new ShiftMail(Board, Duty, Officers, Templates, new Installation(false)), new ReadingMail(weekly, Duty, Officers, Templates, new Installation(false)), channels, Clock, NullLogger<SendNotice>.Instance).HandleAsync),
            new(Errands.RemindOfCounselling, new RemindOfCounselling(Store, Book, Duty).HandleAsync),
            new(Errands.TellInformer, new TellInformer(Store).HandleAsync),
            new(Errands.TellOfficers, new TellOfficers(Store, Book, Officers).HandleAsync),
            new(Errands.RelateTip, new RelateTips(Store, Book, Keys).HandleAsync),
            new(Errands.CountRequest, Counter.HandleAsync),
            new(Errands.ForgetEarlyMedia, keep.ForgetAsync),
            new(Errands.EndSynthetic, EndSynthetic.HandleAsync),
            new(Errands.ForgetAnswer, new ForgetAnswer(Store).HandleAsync),
            new(Errands.ShowRefused, Refused.HandleAsync),
            new(Errands.CallAboutRefused, new CallAboutRefused(Officers, Duty, compose, channels).HandleAsync),
        ];
        Pump = new MemoryPump(Store, new Dispatcher(routes, Store, Clock, log ?? NullLogger<Dispatcher>.Instance), Clock);
    }

    public static AgencyOptions Agencies { get; } = new()
    {
        Agencies =
        [
            new() { Id = "stf", Kind = "task-force", Name = "Special Task Force", Phone = "+915220000001" },
            new() { Id = "up112", Kind = "up-112", Name = "UP-112", Webhook = "https://112.test/cap", WebhookKey = "secret" },
            new() { Id = "ballia-kotwali", Kind = "station", District = "ballia", Name = "Kotwali, Ballia", Phone = "+915220000002" },
            new() { Id = "maharashtra", Kind = "state-control", State = "MH", Name = "Control room, Maharashtra", Phone = "+912200000001", Mail = "control@maharashtra.test", Webhook = "https://mh.test/cap", WebhookKey = "secret" },
            new() { Id = "bihar", Kind = "state-control", State = "BR", Name = "Control room, Bihar", Phone = "+916120000001" },
        ],
    };

    public FakeClock Clock { get; } = new();

    public MemoryKeyRing Keys { get; } = new();

    public FakeDesk Desk { get; } = new();

    public FakeAnalyzer Analyzer { get; } = new();

    public Satark.Notifications.Sharing.ChannelRooms Rooms { get; }

    public FakeChannel Sms { get; } = new(Channels.Sms);

    public FakeChannel Voice { get; } = new(Channels.Voice);

    public FakeChannel WhatsApp { get; } = new(Channels.WhatsApp);

    public FakeChannel Mail { get; } = new(Channels.Email);

    public FakeChannel Webhook { get; } = new(Channels.Webhook);

    public MemoryStore Store { get; }

    public MemoryPump Pump { get; }

    public ReadBook Reads { get; }

    public SearchIndex Index { get; }

    public SearchBook Searches { get; }

    public SearchCases Search { get; }

    public WeeklyReading Weekly { get; }

    public EraseCase Erase { get; }

    public Pace Pace { get; }

    public CaseBook Book { get; }

    public CodeBook Codes { get; }

    public PersonMarks Persons { get; }

    public Officers Officers { get; }

    public DutyBook Duty { get; }

    public ContactVerification Contacts { get; }

    public ImportRoster Import { get; }

    public OfferCases Offers { get; }

    public AgencyDirectory Directory { get; }

    public BoardIndex Board { get; }

    public Satark.Escalation.Storms.StormBook Storms { get; }

    public SubmitAlert Submit { get; }

    public OpenOwnFind Finds { get; }

    public MergeCall Merge { get; }

    public RefusedAlerts Refused { get; }

    public ComposeMessage Compose { get; }

    public Links Links { get; }

    public RecordDelivery Record { get; }

    public ConfirmDelivery Confirm { get; }

    public AnswerCall Answers { get; }

    public Auditor Auditor { get; }

    public MemoryMediaStore Media { get; } = new();

    public TipMediaBox MediaBox { get; }

    public TipDesk Tips { get; }

    public WaitingWords Words { get; }

    public RequestCounter Counter { get; }

    public SyntheticRuns Synthetic { get; }

    public EndSynthetic EndSynthetic { get; }

    public PartnerBook Partners => new(Store, Keys, Clock);

    public void Dispose()
    {
        Codes.Dispose();
        Pump.Dispose();
    }
}
