package io.mlconnector.asana;

import io.mlconnector.apiclient.ApiResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One Asana token's view of Asana. Every call is one wire attempt (a listing: one for each page); retries belong to
/// the caller, who knows whether the request may be repeated. An answer in an unexpected form is never a success: of a
/// write it is [io.mlconnector.apiclient.ApiFailure.Unknown].
///
/// Bodies are complete request texts, `{"data":{…}}`, and are sent byte for byte. Reference:
/// <https://developers.asana.com/reference>.
public interface AsanaClient {
    /// At most this many actions in one `POST /batch`.
    int MAX_BATCH = 10;

    /// The user that the token acts as.
    ApiResult<Read> fetchMe();

    /// Whether the token's user is a guest in a workspace, may only look, or was deactivated. Needs full permissions:
    /// no
    /// scope covers it.
    ApiResult<Listing> listMyMemberships();

    ApiResult<Listing> listWorkspaces();

    /// With the fields that [io.mlconnector.asana.translation.TaskTranslator] reads.
    ApiResult<Read> fetchTask(String gid);

    /// A single GET for one, else `/batch` by [#MAX_BATCH]: every action counts against the quota, but the round trip
    /// is shared. A batch that is refused as a whole is read by single GETs: that is no refusal of its tasks.
    ///
    /// @return a result for each gid, in the order of the gids
    Map<String, ApiResult<Read>> fetchTasks(List<String> gids);

    /// The task that was created with this `external.gid` by this token's app. Asana documents it for OAuth apps only:
    /// a failure other than "not there" does not mean that there is none.
    ApiResult<Read> fetchTaskByExternal(String externalGid);

    /// The tasks of a project. Deleted and removed tasks are never listed.
    ///
    /// @param modifiedSince null for all
    ApiResult<Listing> listTasks(String projectGid, @Nullable Instant modifiedSince);

    ApiResult<Read> createTask(String bodyJson);

    ApiResult<Read> updateTask(String gid, String bodyJson);

    /// Into the trash, where it can be taken back for 30 days.
    ApiResult<Read> deleteTask(String gid);

    /// Oldest first.
    ApiResult<Listing> listStories(String taskGid);

    /// Adds a comment.
    ApiResult<Read> createStory(String taskGid, String text);

    /// The projects that are not archived.
    ApiResult<Listing> listProjects(String workspaceGid);

    /// With the project's own custom field values.
    ApiResult<Read> fetchProject(String gid);

    ApiResult<Read> createProject(String bodyJson);

    /// The portfolios that the token's user owns.
    ApiResult<Listing> listPortfolios(String workspaceGid);

    ApiResult<Read> createPortfolio(String bodyJson);

    /// The projects of a portfolio, with their own custom field values.
    ApiResult<Listing> listPortfolioItems(String portfolioGid);

    /// Definitions with their options.
    ApiResult<Listing> listCustomFields(String workspaceGid);

    ApiResult<Read> fetchCustomField(String gid);

    ApiResult<Read> createCustomField(String bodyJson);

    /// Which custom fields are on a project or a portfolio.
    ApiResult<Listing> listCustomFieldSettings(FieldHolder holder);

    ApiResult<Read> addCustomFieldSetting(FieldHolder holder, String fieldGid);

    /// Appends an option. Asana does not promise that names are unique: whoever creates options does it one at a time,
    /// and looks first.
    ApiResult<Read> createEnumOption(String fieldGid, String bodyJson);

    ApiResult<Read> updateEnumOption(String optionGid, String bodyJson);

    /// Blocks while Asana calls the target for the handshake.
    ApiResult<CreatedWebhook> createWebhook(String resourceGid, String target, List<WebhookFilter> filters);

    /// Those that this token registered.
    ApiResult<Listing> listWebhooks(String workspaceGid);

    ApiResult<Read> deleteWebhook(String gid);

    /// @param sync the token of the previous answer; null for the first call, which always is answered with a new one
    ApiResult<EventsAnswer> fetchEvents(String resourceGid, @Nullable String sync);

    /// @param actions at most [#MAX_BATCH]; they run in parallel, in no order, and are not atomic
    /// @return a result for each action, in the order of the actions
    ApiResult<List<ApiResult<Read>>> batch(List<BatchAction> actions);
}
