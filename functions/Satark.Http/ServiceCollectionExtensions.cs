using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Satark.Cases;
using Satark.Http.Accounts;
using Satark.Http.Alerts;
using Satark.Http.Callbacks;
using Satark.Http.Channels;
using Satark.Http.Demo;
using Satark.Http.Desk;
using Satark.Http.Duty;
using Satark.Http.Health;
using Satark.Http.Links;
using Satark.Http.Links.Binding;
using Satark.Http.Links.Tips;
using Satark.Http.Mails;
using Satark.Http.Moves;
using Satark.Http.OpenApi;
using Satark.Http.Packets;
using Satark.Http.PartnerCallbacks;
using Satark.Http.Pictures;
using Satark.Http.Routing;
using Satark.Http.Tips;
using Satark.Http.Views;
using Satark.Http.Voice;
using Satark.Intake;
using Satark.Messaging;
using Satark.Notifications;
using Satark.Partners;
using Satark.Storage;

namespace Satark.Http;

/// <summary>Puts the HTTP side together.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>Adds what keeps accounts; verbs of the command line need it without the rest. Takes the domain's store, keys and clock.</summary>
    public static IServiceCollection AddSatarkAccounts(this IServiceCollection services) => services
        .AddSingleton<Tickets>().AddSingleton<SignInLinks>().AddSingleton<SlowHashes>().AddSingleton<Credentials>().AddSingleton<Passwords>().AddSingleton<Pins>()
        .AddSingleton<SecondFactors>().AddSingleton<Generations>().AddSingleton<EndSessions>();

    /// <summary>
    /// Adds route table, gate and endpoints. The host adds the domain, the channels with what proves their reports, <see cref="ISignIn"/>, <see cref="INegotiator"/>, <see cref="IPagePresence"/>,
    /// <see cref="IEngineHealth"/>, <see cref="HeartbeatOptions"/>, <see cref="Media.IMediaCleaner"/>, <see cref="IOutboxReader"/> and <see cref="IDemoPages"/>, and hands every request to <see cref="Gate"/>.
    /// </summary>
    public static IServiceCollection AddSatarkHttp(this IServiceCollection services, HttpOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        services.AddSingleton(options);
        services.AddSatarkAccounts().AddSingleton(p => SessionRules.Of(options, p.GetRequiredService<Installation>()));
        services.AddSingleton<Sessions>().AddSingleton<Setup>().AddSingleton<CheckPassword>().AddSingleton<ConfirmOfficer>().AddSingleton<SessionViews>().AddSingleton<SessionEndpoints>();
        services.AddSingleton<OfficerEndpoints>().AddSingleton<AccountEndpoints>().AddSingleton<PeopleEndpoints>().AddSingleton<StandingGuard>();
        services.AddSingleton<IRouteGroup, OfficerRoutes>().AddSingleton<IRouteGroup, AccountRoutes>();
        services.AddSingleton(p => new MessageRoute(Tickets.Forget, (message, token) => p.GetRequiredService<Tickets>().ForgetAsync(message, token)));
        services.AddSingleton(p => new TellPartner(
            p.GetRequiredService<IStore>(), p.GetRequiredService<CaseBook>(), p.GetRequiredService<ReadStatus>(), p.GetRequiredService<PartnerBook>(), ChannelClients.ForAgencies(p.GetRequiredService<WebhookOptions>()),
            p.GetRequiredService<WebhookOptions>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<TellPartner>>()));
        services.AddSingleton(p => new MessageRoute(Errands.TellPartner, (message, token) => p.GetRequiredService<TellPartner>().HandleAsync(message, token)));
        services.AddSingleton<AlertEndpoints>().AddSingleton<RefusedEndpoints>().AddSingleton(p => new TokenBuckets(options.PartnerBurst, options.PartnerRate, p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<BoardEndpoints>().AddSingleton<NegotiateEndpoints>().AddSingleton<PresenceEndpoints>().AddSingleton<DirectoryEndpoints>().AddSingleton<OutboxEndpoints>().AddSingleton<DeadLetterEndpoints>();
        services.AddSingleton<CaseMoves>().AddSingleton<CaseViews>().AddSingleton<CallViews>().AddSingleton<EarlierViews>().AddSingleton<ReadPicture>().AddSingleton<CaseEndpoints>().AddSingleton<PacketAnswers>().AddSingleton<PacketEndpoints>();
        services.AddSingleton<SeenCases>().AddSingleton<RelayEndpoints>().AddSingleton<CounterEndpoints>().AddSingleton<OpenTipMedium>().AddSingleton<TipMediaEndpoints>().AddSingleton<TakeReport>();
        services.AddSingleton<LinkEndpoints>().AddSingleton<BindDevice>().AddSingleton<SendDeviceCode>().AddSingleton<TwilioEndpoints>().AddSingleton<SendGridEndpoints>().AddSingleton<WhatsAppReportEndpoints>().AddSingleton<HealthEndpoints>().AddSingleton<DemoEndpoints>();
        services.AddSingleton<SmsReplyEndpoints>().AddSingleton<VoiceTalk>().AddSingleton<SeveralTalk>().AddSingleton<DemoCalls>().AddSingleton<VoiceEndpoints>().AddSingleton<IRouteGroup, VoiceRoutes>();
        services.AddSingleton<MailEndpoints>().AddSingleton<CopyMailFile>().AddSingleton<IRouteGroup, MailRoutes>().Route<CopyMailFile>(Errands.CopyMailFile, h => h.HandleAsync);
        services.AddSingleton<HeartbeatLog>().AddSingleton(p => ActivatorUtilities.CreateInstance<Heartbeat>(p, Channels.ChannelClients.ForProvider()));
        services.AddSingleton<Reads.ReadEndpoints>().AddSingleton<IRouteGroup, Reads.ReadRoutes>();
        services.AddSingleton<Searching.SearchEndpoints>().AddSingleton<IRouteGroup, Searching.SearchRoutes>();
        services.AddSingleton<Storms.StormEndpoints>().AddSingleton<IRouteGroup, Storms.StormRoutes>();
        services.AddSingleton<IRouteGroup, AlertRoutes>().AddSingleton<IRouteGroup, SessionRoutes>().AddSingleton<IRouteGroup, BoardRoutes>().AddSingleton<IRouteGroup, CaseRoutes>().AddSingleton<IRouteGroup, LinkRoutes>();
        services.AddSingleton<DutyEndpoints>().AddSingleton<RosterEndpoints>().AddSingleton<IRouteGroup, DutyRoutes>();
        services.AddSingleton(p => new OpenApiEndpoints(p.GetRequiredService<RouteTable>)).AddSingleton<IRouteGroup, OpenApiRoutes>();
        services.AddSingleton<IRouteGroup, CallbackRoutes>().AddSingleton<IRouteGroup, RelayLineRoutes>().AddSingleton<IRouteGroup, HealthRoutes>().AddSingleton<IRouteGroup, DemoRoutes>();
        return services.AddSingleton<DeskRoutes>().AddSingleton(p => new RouteTable(p.GetRequiredService<DeskRoutes>().All, p.GetRequiredService<Installation>())).AddSingleton<PartnerGuard>().AddSingleton<DeskGuard>().AddSingleton<SecurityHeaders>().AddSingleton<ProxyRules>().AddSingleton<Gate>();
    }
}
